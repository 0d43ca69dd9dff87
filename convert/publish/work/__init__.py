"""Who must do what, by when: the tasks of a publication as units, industries and deadlines have them."""
