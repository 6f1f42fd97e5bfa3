package config

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// assign sets the value from what a source gave: a text, or a list of texts.
func assign(value reflect.Value, raw any) error {
	if list, ok := raw.([]string); ok {
		if !isList(value) {
			return errors.New("must be one value, not a list")
		}
		setList(value, list)
		return nil
	}
	text, ok := raw.(string)
	if !ok {
		return fmt.Errorf("must be a value, not %T", raw)
	}
	if own, ok := reflect.TypeAssert[encoding.TextUnmarshaler](value.Addr()); ok {
		return own.UnmarshalText([]byte(text))
	}
	if value.Type() == durationType {
		d, err := time.ParseDuration(text)
		if err != nil {
			return errors.New("must be a duration such as 30s, 15m or 168h")
		}
		value.SetInt(int64(d))
		return nil
	}
	return assignText(value, text)
}

func assignText(value reflect.Value, text string) error {
	switch value.Kind() {
	case reflect.String:
		value.SetString(text)
	case reflect.Bool:
		if text != "true" && text != "false" {
			return errors.New("must be true or false")
		}
		value.SetBool(text == "true")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(text, 10, value.Type().Bits())
		if err != nil {
			return errors.New("must be a whole number")
		}
		value.SetInt(n)
	case reflect.Float32, reflect.Float64:
		n, err := strconv.ParseFloat(text, value.Type().Bits())
		if err != nil || n != n {
			return errors.New("must be a number")
		}
		value.SetFloat(n)
	case reflect.Slice:
		if !isList(value) {
			return errors.New("cannot be configured")
		}
		var list []string
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part != "" {
				list = append(list, part)
			}
		}
		setList(value, list)
	default:
		return errors.New("cannot be configured")
	}
	return nil
}

// setList keeps the empty list nil, as in the defaults.
func setList(value reflect.Value, list []string) {
	if len(list) == 0 {
		list = nil
	}
	value.Set(reflect.ValueOf(list).Convert(value.Type()))
}

func isList(value reflect.Value) bool {
	return value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.String
}

// show writes a value as a person would in the file.
func show(value reflect.Value) string {
	switch {
	case value.Type() == durationType:
		return duration(value.Interface().(time.Duration))
	case isList(value):
		quoted := make([]string, value.Len())
		for i := range quoted {
			quoted[i] = strconv.Quote(value.Index(i).String())
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	case value.Kind() == reflect.String:
		// A secret masks itself here, since Sprint asks it for its text.
		return strconv.Quote(fmt.Sprint(value.Interface()))
	}
	return fmt.Sprint(value.Interface())
}

// duration leaves out the zeros that time.Duration writes: 15m0s is 15m.
func duration(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}
