package playlist

// Seed makes the random order of a playlist and a day.
var Seed = seed
