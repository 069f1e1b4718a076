keelback::module!();

/// @py
pub struct Row {
    n: i64,
}

/// @py
pub struct Table {
    rows: Vec<Row>,
    names: Vec<String>,
}

/// @py
impl<'a> IntoIterator for &'a Table {
    type Item = &'a Row;
    type IntoIter = std::slice::Iter<'a, Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

/// @py
pub struct Names {
    names: Vec<String>,
}

/// @py
impl<'a> IntoIterator for &'a Names {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.names.iter()
    }
}
