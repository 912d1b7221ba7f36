"""Many draws of one situation through any method: designs, runs that can be resumed, and what they say."""
