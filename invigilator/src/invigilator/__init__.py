"""An autograder for notebook courses: the judge sits outside the student's process."""
