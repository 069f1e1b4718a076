keelback::module!();

use keelback::PyClass;

impl PyClass for Vec<u8> {}

trait Shape {}
impl PyClass for dyn Shape {}
