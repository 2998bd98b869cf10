package bondgate.server.run;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** About half of the time of all. */
@Suite
@SelectPackages({Part.PEOPLE, Part.ACCESS, Part.EVIDENCE, Part.STANDBY, Part.CUSTOMS})
@IncludeClassNamePatterns(Part.TESTS)
class PagesPart {}
