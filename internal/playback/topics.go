package playback

import "github.com/google/uuid"

// topicSessions is signalled whenever any session changes.
const topicSessions = "playback"

func topicSession(key uuid.UUID) string { return "playback:" + key.String() }
