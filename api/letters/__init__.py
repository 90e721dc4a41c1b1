"""Letters as documents: the text PAR comes with, the facts in words, and the writers of PDF and DOCX."""
