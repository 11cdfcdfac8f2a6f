"""One text in three forms: the tree, the DOCX and the PDF of a paper must say the same.

Shares nothing with the writers: own reading of the XML, own label counter, own reading of the pages.
"""

from generator.content.tree import Tree
from generator.parity.compare import compare
from generator.parity.difference import Difference
from generator.parity.docx import docx_blocks
from generator.parity.outline import canonical, tree_lines
from generator.parity.pdf import pdf_text
from generator.word.look import Furniture, Look

__all__ = ["Difference", "compare", "docx_blocks", "pdf_text", "tree_blocks"]


def tree_blocks(tree: Tree, look: Look, furniture: Furniture | None = None) -> list[str]:
    """The canonical blocks of a paper as the tree has them, with the frame's blocks before and after the body."""
    return [piece.text for piece in canonical(tree_lines(tree, look, furniture or Furniture()))]
