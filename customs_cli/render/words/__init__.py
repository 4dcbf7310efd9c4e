"""The reader's language: words, phrases, sentences, articles, refusals."""
