"""The words on screen: English in the code and the templates, said in the language of the site."""
