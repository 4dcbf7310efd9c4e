"""The reader's language: catalogues, phrases, sentences, articles of law, refusals."""
