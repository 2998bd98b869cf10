package bondgate.server.people.officer;

import bondgate.server.customs.KeptMessages;
import bondgate.server.people.Frame;
import bondgate.server.people.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The officer's pages and the parts of them that are exchanged alone. */
@CheckedTemplate(basePath = "officer", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class OfficerTemplates {
  private OfficerTemplates() {}

  static native TemplateInstance strip(StripView strip);

  static native TemplateInstance fence(Frame frame, StripView strip, FencePage page);

  static native TemplateInstance rows(List<FenceLine> lines, Language language, Boolean fresh);

  static native TemplateInstance alarms(
      Frame frame, StripView strip, AlarmPage page, Notice notice);

  static native TemplateInstance alarmList(AlarmPage page, Language language);

  static native TemplateInstance book(Frame frame, StripView strip, BookPage page);

  static native TemplateInstance balances(BookPage page, Language language);

  static native TemplateInstance guarantee(Frame frame, StripView strip, GuaranteePage page);

  static native TemplateInstance guaranteeFigures(GuaranteePage page);

  static native TemplateInstance holds(GuaranteePage page);

  static native TemplateInstance statement(Frame frame, StatementPage page);

  static native TemplateInstance silence(Frame frame, StripView strip, SilencePage page);

  static native TemplateInstance controls(Frame frame, StripView strip, ControlPage page);

  static native TemplateInstance messages(
      Frame frame, StripView strip, List<KeptMessages.Line> lines);

  static native TemplateInstance prove(Frame frame, StripView strip, ProvePage page);

  static native TemplateInstance noEntry(Frame frame, StripView strip, Long index);

  static native TemplateInstance noExport(Frame frame, StripView strip, String why);
}
