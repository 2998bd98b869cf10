package bondgate.server.run;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Whatever no other part names. */
@Suite
@SelectPackages("bondgate")
@ExcludePackages({
  Part.PEOPLE,
  Part.ACCESS,
  Part.EVIDENCE,
  Part.STANDBY,
  Part.CUSTOMS,
  Part.STORIES
})
@IncludeClassNamePatterns(Part.TESTS)
@ExcludeClassNamePatterns(Part.OWN_DATABASE)
class EverythingElse {}
