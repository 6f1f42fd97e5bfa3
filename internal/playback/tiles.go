package playback

// TilesURL is the address of the WebVTT that says where the file's small pictures stand.
func (s *Service) TilesURL(sess *Session) string { return s.base(sess) + "trickplay.vtt" }
