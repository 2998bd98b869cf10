package bondgate.server.run;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** They start no server, and wait for what they killed. */
@Suite
@SelectPackages({"bondgate.server.embedded", "bondgate.server.ledger"})
@IncludeClassNamePatterns(Part.OWN_DATABASE)
class OwnDatabasesPart {}
