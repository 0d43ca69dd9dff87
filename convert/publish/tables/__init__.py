"""Tables as a reader meets them: on the page, as a drawing, as files to take away."""
