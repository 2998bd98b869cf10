package bondgate.server.people;

import bondgate.server.access.Account;
import bondgate.server.access.Actor;
import bondgate.server.access.Doors;
import bondgate.server.access.Role;
import bondgate.server.people.Frame.Section;
import bondgate.server.proposal.Approver;
import bondgate.server.proposal.Proposals;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who reads a page in this request, and in which language. */
@RequestScoped
public class Visitor {
  private final Actor actor;
  private final Doors doors;
  private final Proposals proposals;
  private final InstantSource clock;
  private Language language = Language.ZH;
  private String alsoAsks = "";

  @Inject
  Visitor(Actor actor, Doors doors, Proposals proposals, InstantSource clock) {
    this.actor = actor;
    this.doors = doors;
    this.proposals = proposals;
    this.clock = clock;
  }

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
    return new Frame(language, zone, section, path, reader(zone));
  }

  private Frame.Reader reader(String zone) {
    Set<Role> roles =
        Arrays.stream(Role.values()).filter(actor::may).collect(Collectors.toUnmodifiableSet());
    Optional<Account> account = actor.account();
    // Of a door that is closed to him the event loop tells him, which waits for no database.
    int waiting =
        account
            .filter(one -> one.kind() != Account.Kind.PROGRAM)
            .filter(one -> BlockingOperationControl.isBlockingAllowed())
            .map(one -> proposals.waitingFor(zone, Approver.of(one), clock.instant()))
            .orElse(0);
    return new Frame.Reader(account.map(Account::name).orElse(""), roles, doors.open(), waiting);
  }
}
