package bondgate.server.people;

import bondgate.server.people.Frame.Section;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

/** Who reads a page in this request: for now only their language. */
@RequestScoped
public class Visitor {
  private Language language = Language.ZH;
  private String alsoAsks = "";

  /** The language to render in. */
  public Language language() {
    return language;
  }

  /** Lets the page ask one other origin than ours: that of the agent on the kiosk's machine. */
  public void letAsk(String origin) {
    this.alsoAsks = origin;
  }

  String alsoAsks() {
    return alsoAsks;
  }

  void speak(Language chosen) {
    this.language = chosen;
  }

  /** The page in the reader's language. */
  public TemplateInstance in(TemplateInstance page) {
    return page.setLocale(language.code());
  }

  /** The frame of a page at this address. */
  public Frame frame(String zone, Section section, UriInfo uri) {
    String here =
        uri.getRequestUriBuilder()
            .replaceQueryParam(LanguageFilter.PARAMETER, language.other().code())
            .build()
            .toString();
    String path = here.substring(here.indexOf(uri.getRequestUri().getRawPath()));
    return new Frame(language, zone, section, path);
  }
}
