package bondgate.server.people.officer;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of the tax runs. */
@CheckedTemplate(basePath = "officer", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class RunTemplates {
  private RunTemplates() {}

  static native TemplateInstance taxRuns(Frame frame, RunsPage page);

  static native TemplateInstance taxRun(Frame frame, RunPage page);
}
