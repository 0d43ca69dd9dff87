"""What a gazette issue is: frozen types that import nothing of the other stages."""
