"""What a run is looked at for: what drives an output, when something holds, what is robust, what a change does."""
