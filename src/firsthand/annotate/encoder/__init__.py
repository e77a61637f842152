"""Our own small tagger: tokenizer, ONNX session, decoder; the weights are package data."""
