// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `Options`: read from Python, and made for it.
///
/// From `crate::Options`, src/lib.rs:8.
pub(crate) mod Options {
    use super::rt;
    type This = crate::Options;
    static FIELD_MAX_WIDTH: rt::Field = rt::Field::new("maxWidth", 0);
    static FIELD_TITLE: rt::Field = rt::Field::new("title", 1);
    static FIELD_MARKS: rt::Field = rt::Field::new("marks", 2);
    static FIELD_SIZE: rt::Field = rt::Field::new("size", 3);
    static FIELD_DEPTH: rt::Field = rt::Field::new("depth", 4);
    static FIELD_PATH: rt::Field = rt::Field::new("path", 5);
    fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
        rt::is_dict(object)
    }
    fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
        let fields = rt::Fields::dict(object, "Options")?;
        fields.closed(&["maxWidth", "title", "marks", "size", "depth", "path"])?;
        rt::Ok(crate::Options {
            max_width: fields.get(&FIELD_MAX_WIDTH)?,
            title: fields.get_or(&FIELD_TITLE, || rt::String::from("none"))?,
            marks: fields.get_or_literal(
                &FIELD_MARKS,
                &rt::Literal::List(&[rt::Literal::Int("1")])
            )?,
            size: fields.get_or(&FIELD_SIZE, || {
                use crate::*;
                crate::sizes::SMALL
            })?,
            depth: fields.convert(&FIELD_DEPTH, {
                use crate::*;
                crate::sizes::read
            })?,
            path: fields.get_or(&FIELD_PATH, || rt::None)?,
            secret: rt::default()
        })
    }
    rt::converts_from!(This, is_exact, from);
    fn into<'py>(py: rt::Python<'py>, value: This) -> rt::PyResult<rt::Bound<'py, rt::PyDict>> {
        let crate::Options {
            max_width: field_max_width_value,
            title: field_title_value,
            marks: field_marks_value,
            size: field_size_value,
            depth: field_depth_value,
            path: field_path_value,
            ..
        } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewDict::new(py);
            made.set(&FIELD_MAX_WIDTH, field_max_width_value)?;
            made.set(&FIELD_TITLE, field_title_value)?;
            made.set(&FIELD_MARKS, field_marks_value)?;
            made.set(&FIELD_SIZE, field_size_value)?;
            made.set(&FIELD_DEPTH, field_depth_value)?;
            made.set(&FIELD_PATH, field_path_value)?;
            rt::Ok(made.finish())
        }
    }
    fn lend<'py>(py: rt::Python<'py>, value: &This) -> rt::PyResult<rt::Bound<'py, rt::PyDict>> {
        let crate::Options {
            max_width: field_max_width_value,
            title: field_title_value,
            marks: field_marks_value,
            size: field_size_value,
            depth: field_depth_value,
            path: field_path_value,
            ..
        } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewDict::new(py);
            made.set(&FIELD_MAX_WIDTH, field_max_width_value)?;
            made.set(&FIELD_TITLE, field_title_value)?;
            made.set(&FIELD_MARKS, field_marks_value)?;
            made.set(&FIELD_SIZE, field_size_value)?;
            made.set(&FIELD_DEPTH, field_depth_value)?;
            made.set(&FIELD_PATH, field_path_value)?;
            rt::Ok(made.finish())
        }
    }
    rt::converts_into!(This, PyDict, into);
    rt::converts_into!(&This, PyDict, lend);
}

/// `Metres`: read from Python, and made for it.
///
/// From `crate::Metres`, src/lib.rs:32.
pub(crate) mod Metres {
    use super::rt;
    type This = crate::Metres;
    fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
        rt::is_exact(object, crate::Metres)
    }
    fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
        rt::Ok(crate::Metres(rt::read(object)?))
    }
    rt::converts_from!(This, is_exact, from);
    fn into<'py>(py: rt::Python<'py>, value: This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        let crate::Metres { 0: field_0_value } = value;
        rt::give_inner(py, field_0_value)
    }
    fn lend<'py>(py: rt::Python<'py>, value: &This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        let crate::Metres { 0: field_0_value } = value;
        rt::give_inner(py, field_0_value)
    }
    rt::converts_into!(This, PyAny, into);
    rt::converts_into!(&This, PyAny, lend);
}

/// `Place`: read from Python, and made for it.
///
/// From `crate::Place`, src/lib.rs:35.
pub(crate) mod Place {
    use super::rt;
    type This = crate::Place;
    static FIELD_ROW: rt::Field = rt::Field::new("row", 0);
    static FIELD_COLUMN: rt::Field = rt::Field::new("column", 1);
    pub(crate) static CLASS: rt::RecordType = rt::RecordType::new(
        ("Place", "converted"),
        "",
        rt::RecordForm::NamedTuple,
        &[
            rt::RecordField::new("row", "int", rt::None),
            rt::RecordField::new("column", "int", rt::Some(rt::Literal::Int("0")))
        ]
    );
    fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
        rt::is_tuple(object)
    }
    fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
        let fields = rt::Fields::items(object, "Place", 1, 2)?;
        rt::Ok(crate::Place {
            row: fields.get(&FIELD_ROW)?,
            column: fields.get_or(&FIELD_COLUMN, || 0)?
        })
    }
    rt::converts_from!(This, is_exact, from);
    fn into<'py>(py: rt::Python<'py>, value: This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        let crate::Place { row: field_row_value, column: field_column_value } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewTuple::new(py, 2);
            made.set(&FIELD_ROW, field_row_value)?;
            made.set(&FIELD_COLUMN, field_column_value)?;
            made.make(&CLASS)
        }
    }
    fn lend<'py>(py: rt::Python<'py>, value: &This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        let crate::Place { row: field_row_value, column: field_column_value } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewTuple::new(py, 2);
            made.set(&FIELD_ROW, field_row_value)?;
            made.set(&FIELD_COLUMN, field_column_value)?;
            made.make(&CLASS)
        }
    }
    rt::converts_into!(This, PyAny, into);
    rt::converts_into!(&This, PyAny, lend);
}

/// `Reading`: read from Python, and made for it.
///
/// From `crate::Reading`, src/lib.rs:42.
pub(crate) mod Reading {
    use super::rt;
    type This = crate::Reading;
    static FIELD_AT: rt::Field = rt::Field::new("at", 0);
    static FIELD_LENGTH: rt::Field = rt::Field::new("length", 1);
    pub(crate) static CLASS: rt::RecordType = rt::RecordType::new(
        ("Reading", "converted"),
        "",
        rt::RecordForm::Dataclass,
        &[
            rt::RecordField::new("at", "converted.Place", rt::None),
            rt::RecordField::new("length", "float", rt::None)
        ]
    );
    fn is_exact(_object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
        false
    }
    fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
        let fields = rt::Fields::attributes(object, "Reading")?;
        rt::Ok(crate::Reading { at: fields.get(&FIELD_AT)?, length: fields.get(&FIELD_LENGTH)? })
    }
    rt::converts_from!(This, is_exact, from);
    fn into<'py>(py: rt::Python<'py>, value: This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        let crate::Reading { at: field_at_value, length: field_length_value } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewTuple::new(py, 2);
            made.set(&FIELD_AT, field_at_value)?;
            made.set(&FIELD_LENGTH, field_length_value)?;
            made.make(&CLASS)
        }
    }
    fn lend<'py>(py: rt::Python<'py>, value: &This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        let crate::Reading { at: field_at_value, length: field_length_value } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewTuple::new(py, 2);
            made.set(&FIELD_AT, field_at_value)?;
            made.set(&FIELD_LENGTH, field_length_value)?;
            made.make(&CLASS)
        }
    }
    rt::converts_into!(This, PyAny, into);
    rt::converts_into!(&This, PyAny, lend);
}

/// `Size`: read from Python.
///
/// From `crate::Size`, src/lib.rs:48.
pub(crate) mod Size {
    use super::rt;
    type This = crate::Size;
    static FIELD_WIDTH: rt::Field = rt::Field::new("width", 0);
    static FIELD_HEIGHT: rt::Field = rt::Field::new("height", 1);
    fn is_exact(_object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
        false
    }
    fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
        let fields = rt::Fields::attributes(object, "Size")?;
        rt::Ok(crate::Size { width: fields.get(&FIELD_WIDTH)?, height: fields.get(&FIELD_HEIGHT)? })
    }
    rt::converts_from!(This, is_exact, from);
}

/// `Shape`: read from Python, and made for it.
///
/// From `crate::Shape`, src/lib.rs:54.
pub(crate) mod Shape {
    use super::rt;
    type This = crate::Shape;
    pub(crate) mod Dot {
        use super::rt;
        use super::This;
        pub(super) fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
            rt::is_literal(object, &rt::Literal::Str("Dot"))
        }
        pub(super) fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
            rt::read_literal(object, &rt::Literal::Str("Dot"), "\"Dot\"", crate::Shape::Dot)
        }
    }
    pub(crate) mod None {
        use super::rt;
        use super::This;
        pub(super) fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
            rt::is_literal(object, &rt::Literal::None)
        }
        pub(super) fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
            rt::read_literal(object, &rt::Literal::None, "None", crate::Shape::None)
        }
    }
    pub(crate) mod Length {
        use super::rt;
        use super::This;
        pub(super) fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
            rt::is_exact(object, crate::Shape::Length)
        }
        pub(super) fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
            rt::Ok(crate::Shape::Length(rt::read(object)?))
        }
    }
    pub(crate) mod Line {
        use super::rt;
        use super::This;
        pub(super) static FIELD_0: rt::Field = rt::Field::new("_0", 0);
        pub(super) static FIELD_1: rt::Field = rt::Field::new("_1", 1);
        pub(super) fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
            rt::is_tuple(object)
        }
        pub(super) fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
            let fields = rt::Fields::items(object, "Line", 2, 2)?;
            rt::Ok(crate::Shape::Line(fields.get(&FIELD_0)?, fields.get(&FIELD_1)?))
        }
    }
    pub(crate) mod Circle {
        use super::rt;
        use super::This;
        pub(super) static FIELD_RADIUS: rt::Field = rt::Field::new("radius", 0);
        pub(super) static FIELD_OPTIONS: rt::Field = rt::Field::new("options", 1);
        pub(super) fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
            rt::is_dict(object)
        }
        pub(super) fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
            let fields = rt::Fields::dict(object, "Circle")?;
            rt::Ok(crate::Shape::Circle {
                radius: fields.get(&FIELD_RADIUS)?,
                options: fields.get(&FIELD_OPTIONS)?
            })
        }
    }
    pub(crate) mod Group {
        use super::rt;
        use super::This;
        pub(super) fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
            rt::is_exact(object, crate::Shape::Group)
        }
        pub(super) fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
            rt::Ok(crate::Shape::Group(rt::read(object)?))
        }
    }
    fn is_exact(object: rt::Borrowed<'_, '_, rt::PyAny>) -> bool {
        [
            Dot::is_exact,
            None::is_exact,
            Length::is_exact,
            Line::is_exact,
            Circle::is_exact,
            Group::is_exact
        ].iter().any(|is_exact| is_exact(object))
    }
    fn from<'py>(object: rt::Borrowed<'_, 'py, rt::PyAny>) -> rt::Reading<This> {
        rt::union(
            object, "Shape",
            &[
                rt::Variant::new("Dot", Dot::is_exact, Dot::from),
                rt::Variant::new("None", None::is_exact, None::from),
                rt::Variant::new("Length", Length::is_exact, Length::from),
                rt::Variant::new("Line", Line::is_exact, Line::from),
                rt::Variant::new("Circle", Circle::is_exact, Circle::from),
                rt::Variant::new("Group", Group::is_exact, Group::from)
            ]
        )
    }
    rt::converts_from!(This, is_exact, from);
    fn into<'py>(py: rt::Python<'py>, value: This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        match value {
            crate::Shape::Dot => rt::literal_object(py, &rt::Literal::Str("Dot")),
            crate::Shape::None => rt::literal_object(py, &rt::Literal::None),
            crate::Shape::Length { 0: field_0_value } => rt::give_inner(py, field_0_value),
            crate::Shape::Line { 0: field_0_value, 1: field_1_value } => {
                use rt::Made as _;
                let mut made = rt::NewTuple::new(py, 2);
                made.set(&Line::FIELD_0, field_0_value)?;
                made.set(&Line::FIELD_1, field_1_value)?;
                rt::Ok(made.finish()?.into_any())
            },
            crate::Shape::Circle { radius: field_radius_value, options: field_options_value } => {
                use rt::Made as _;
                let mut made = rt::NewDict::new(py);
                made.set(&Circle::FIELD_RADIUS, field_radius_value)?;
                made.set(&Circle::FIELD_OPTIONS, field_options_value)?;
                rt::Ok(made.finish().into_any())
            },
            crate::Shape::Group { 0: field_0_value } => rt::give_inner(py, field_0_value),
        }
    }
    fn lend<'py>(py: rt::Python<'py>, value: &This) -> rt::PyResult<rt::Bound<'py, rt::PyAny>> {
        match value {
            crate::Shape::Dot => rt::literal_object(py, &rt::Literal::Str("Dot")),
            crate::Shape::None => rt::literal_object(py, &rt::Literal::None),
            crate::Shape::Length { 0: field_0_value } => rt::give_inner(py, field_0_value),
            crate::Shape::Line { 0: field_0_value, 1: field_1_value } => {
                use rt::Made as _;
                let mut made = rt::NewTuple::new(py, 2);
                made.set(&Line::FIELD_0, field_0_value)?;
                made.set(&Line::FIELD_1, field_1_value)?;
                rt::Ok(made.finish()?.into_any())
            },
            crate::Shape::Circle { radius: field_radius_value, options: field_options_value } => {
                use rt::Made as _;
                let mut made = rt::NewDict::new(py);
                made.set(&Circle::FIELD_RADIUS, field_radius_value)?;
                made.set(&Circle::FIELD_OPTIONS, field_options_value)?;
                rt::Ok(made.finish().into_any())
            },
            crate::Shape::Group { 0: field_0_value } => rt::give_inner(py, field_0_value),
        }
    }
    rt::converts_into!(This, PyAny, into);
    rt::converts_into!(&This, PyAny, lend);
}

/// `def show(shape: converted._ShapeLike, options: converted.OptionsLike) -> list[converted.Reading]`
///
/// Calls `crate::show`, src/lib.rs:66.
pub(crate) const fn show() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([shape, options], []) = args;
        rt::give(
            py,
            crate::show(
                rt::read!(py, "shape", "src/lib.rs:66", shape.get()),
                rt::read!(py, "options", "src/lib.rs:66", options.get())
            )
        )
    }
    rt::fastcall!(call, run, "show(shape, options)", 2, 0, 2);
    rt::MethodDef::new("show\0", call, "show($module, shape, options)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[show(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_record(module, &Place::CLASS)?;
    rt::add_record(module, &Reading::CLASS)?;
    crate::deep::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "converted\0", "Types that are converted by value.\0", add_members
);

rt::init!(PyInit_converted, PyModExport_converted, MODULE);

// ==== deep.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `Private`: made for Python.
///
/// From `crate::deep::Private`, src/lib.rs:72.
pub(crate) mod Private {
    use super::rt;
    type This = crate::deep::Private;
    static FIELD_TEXT: rt::Field = rt::Field::new("text", 0);
    fn into<'py>(py: rt::Python<'py>, value: This) -> rt::PyResult<rt::Bound<'py, rt::PyDict>> {
        let crate::deep::Private { text: field_text_value } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewDict::new(py);
            made.set(&FIELD_TEXT, field_text_value)?;
            rt::Ok(made.finish())
        }
    }
    fn lend<'py>(py: rt::Python<'py>, value: &This) -> rt::PyResult<rt::Bound<'py, rt::PyDict>> {
        let crate::deep::Private { text: field_text_value } = value;
        {
            use rt::Made as _;
            let mut made = rt::NewDict::new(py);
            made.set(&FIELD_TEXT, field_text_value)?;
            rt::Ok(made.finish())
        }
    }
    rt::converts_into!(This, PyDict, into);
    rt::converts_into!(&This, PyDict, lend);
}

/// `def private() -> converted.Private`
///
/// Calls `crate::deep::private`, src/lib.rs:77.
pub(crate) const fn private() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::deep::private()) }
    rt::fastcall!(call, run, "private()", 0, 0, 0);
    rt::MethodDef::new("private\0", call, "private($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[private(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}
