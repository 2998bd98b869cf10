package bondgate.server.people.staff;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of who looks after bins, and after what handhelds did. */
@CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ShelfTemplates {
  private ShelfTemplates() {}

  static native TemplateInstance bins(Frame frame, BinsPage page);

  static native TemplateInstance taskReport(Frame frame, TaskReportPage page);

  static native TemplateInstance finishedTasks(Frame frame, List<FinishedTask> tasks);
}
