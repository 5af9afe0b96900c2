"""The codebook beside the text: the rules of one label, with examples."""
