package origin

// Together is what is set of an item once others went into it.
var Together = together
