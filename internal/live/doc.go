// Package live knows channels and what runs on them.
//
// Its tables are channels and programmes. A library of the kind LIVE is a list of channels (M3U) and perhaps a guide
// (XMLTV), each a file or an address; Refresh reads both anew and keeps the channels that it knows. What a list names is
// foreign: its addresses are asked by a guarded client only (platform/outbound) and never shown to viewers.
// It knows no job, no transport and no bytes of pictures: those are restreamed by media/restream.
package live
