package bondgate.server.people.officer;

import bondgate.server.people.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The zone map, and the part of it that is exchanged alone. */
@CheckedTemplate(basePath = "officer", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class MapTemplates {
  private MapTemplates() {}

  static native TemplateInstance map(Frame frame, MapPage page);

  static native TemplateInstance mapNow(MapPage page);
}
