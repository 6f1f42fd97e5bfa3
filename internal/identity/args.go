package identity

// TitlesArgs asks for lists to be made fast in the languages that titles are read in.
type TitlesArgs struct{}

// Kind names the job.
func (TitlesArgs) Kind() string { return "titles_index" }
