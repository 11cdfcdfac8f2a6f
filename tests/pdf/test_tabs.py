from generator.pdf.tabs import Box, tab_boxes
from generator.word.labels import label_width
from generator.word.look import Style, TabStop


def style(*tabs: TabStop, **facts: float) -> Style:
    return Style("x", "x", "Times New Roman", 14, tabs=tabs, **facts)


def test_text_after_a_left_stop_begins_there() -> None:
    assert tab_boxes(style(TabStop(100)), 2, 400) == [Box(0, 100, "left"), Box(100, 400, "left")]


def test_text_after_a_right_stop_ends_there() -> None:
    assert tab_boxes(style(TabStop(400, "right")), 2, 400) == [Box(0, 200, "left"), Box(200, 400, "right")]


def test_the_three_stops_of_a_header_part_the_line_evenly() -> None:
    boxes = tab_boxes(style(TabStop(200, "center"), TabStop(400, "right")), 3, 400)
    assert boxes == [Box(0, 100, "left"), Box(100, 300, "center"), Box(300, 400, "right")]


def test_a_hanging_label_reaches_to_the_text() -> None:
    assert label_width(style(left=36, first=-18)) == 18


def test_a_label_reaches_to_the_next_stop() -> None:
    assert label_width(style(TabStop(50), left=0, first=35)) == 15
