keelback::module!();

/// @py
pub struct Vector { x: f64, y: f64 }

/// @py
impl std::ops::Index<usize> for Vector {
    type Output = f64;
    fn index(&self, index: usize) -> &f64 { if index == 0 { &self.x } else { &self.y } }
}

/// @py
impl std::ops::IndexMut<usize> for Vector {
    fn index_mut(&mut self, index: usize) -> &mut f64 { if index == 0 { &mut self.x } else { &mut self.y } }
}

/// @py
pub struct Grid { cells: Vec<f64> }

/// @py
impl std::ops::Index<(usize, usize)> for Grid {
    type Output = f64;
    fn index(&self, (row, column): (usize, usize)) -> &f64 { &self.cells[row + column] }
}
