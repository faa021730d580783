//! Values: every paragraph of a text, in its order, those of cells and text boxes among them.

use super::block::{Block, Content, Paragraph};

/// The paragraphs of blocks in the order of the text. A paragraph comes before those of its text boxes.
#[derive(Debug, Clone)]
pub struct Paragraphs<'p> {
    waiting: Vec<std::slice::Iter<'p, Block>>,
}

impl<'p> Paragraphs<'p> {
    /// Of these blocks.
    pub fn new(blocks: &'p [Block]) -> Self {
        Paragraphs { waiting: vec![blocks.iter()] }
    }
}

impl<'p> Iterator for Paragraphs<'p> {
    type Item = &'p Paragraph;

    fn next(&mut self) -> Option<&'p Paragraph> {
        loop {
            let Some(block) = self.waiting.last_mut()?.next() else {
                self.waiting.pop();
                continue;
            };
            match block {
                Block::Paragraph(paragraph) => {
                    for run in paragraph.runs.iter().rev() {
                        if let Content::Drawing(drawing) = &run.content {
                            self.waiting.push(drawing.blocks.iter());
                        }
                    }
                    return Some(paragraph);
                }
                Block::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    self.waiting.extend(cells.rev().map(|cell| cell.blocks.iter()));
                }
            }
        }
    }
}
