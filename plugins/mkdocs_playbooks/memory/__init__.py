"""What an earlier run worked out and need not be worked out again.

A check of many documents is mostly the same as the one before. This package is the one place where anything is kept
from run to run, and the reason why it may be.

- A *question* is a function of a document, or of the whole collection, that is asked through ``Memory.recall``; its
  *atom* is its name and its subject, such as ``needs workflow/newsletter``.
- While it is answered, the memory notes what is *read*: the content of documents, what was looked for among them and
  found or not, who refers to one (documents and their collection say so themselves), and the answers to other
  questions. Nothing has to be declared, and so nothing can be forgotten.
- On the next run the documents are compared with those of the last one. An answer stands when nothing that was read
  for it differs. Where something may differ, it is asked again first, and if the same answer comes out, whatever was
  read from it stands: a new title makes nobody look anew at who holds a role.
- What everything rests on (the day, the options, the program itself) is the *ground*. On another ground nothing is
  remembered but the documents, each by the bytes of its file.

What is shared within one run and not kept (``Memory.share``) hands what it read on to whoever asked for it.

``store`` is the file in which this lasts. It holds data alone and is never believed further than it can be checked: a
file that is damaged, foreign or of another version is as good as none.
"""

from .ledger import Ledger
from .memory import Known, Memory, decoder

__all__ = ["Known", "Ledger", "Memory", "decoder"]
