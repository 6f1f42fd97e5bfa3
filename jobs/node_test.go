package jobs_test

func runNode() int { return 2 }
