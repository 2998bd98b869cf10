package bondgate.server.people.officer;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of the three-way match. */
@CheckedTemplate(basePath = "officer", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class MatchTemplates {
  private MatchTemplates() {}

  static native TemplateInstance match(Frame frame, StripView strip, MatchListPage page);

  static native TemplateInstance matchCounts(MatchCountsView counts);

  static native TemplateInstance matchCounted(Frame frame, StripView strip, MatchCountsView counts);
}
