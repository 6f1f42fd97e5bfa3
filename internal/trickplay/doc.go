// Package trickplay keeps the small pictures of films that players show while somebody looks for a place: one every ten
// seconds, a hundred on a sheet, and a WebVTT file that says where each stands.
//
// Table: trickplay_tiles. Sheets are files in a folder of their own, bounded in all, and gone with their films. They are
// made by jobs, sheet by sheet, while no transcode needs the machine.
package trickplay
