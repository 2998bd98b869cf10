package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is declared to customs about sales. Everything is kept before it is sent; what is kept is
 * sent, however often the server stops between, and never with another content.
 */
@ApplicationScoped
public class Declarations {
  private final AgroalDataSource database;
  private final MessageMaking making;
  private final Sealing sealing;
  private final Set<MessageKind> send;
  private final Duration listWaits;
  private final Enterprises who;
  private final Event<OutboxFilled> filled;
  private final Event<CustomsNewsHappened> happened;

  @Inject
  Declarations(
      AgroalDataSource database,
      MessageMaking making,
      CustomsKeys keys,
      CustomsSettings settings,
      @ConfigProperty(name = "bondgate.book", defaultValue = "T0000W000001") String bookNo,
      Event<OutboxFilled> filled,
      Event<CustomsNewsHappened> happened) {
    this.database = database;
    this.making = making;
    this.sealing = keys.sealing();
    this.send = Set.copyOf(settings.send());
    this.listWaits = settings.listWaits();
    this.who = Enterprises.of(settings, bookNo);
    this.filled = filled;
    this.happened = happened;
  }

  /**
   * Builds, checks and keeps the messages of a sale, to be sent. The same again does nothing. The
   * list is sent when customs has the documents before it, or after a while without.
   */
  @Transactional
  public DeclareResult declare(Declaration sale, Instant now) {
    byte[] digest = sealing.digest(DeclarationDigest.text(sale));
    try (Connection connection = database.getConnection()) {
      OutboxRows rows = new OutboxRows(connection, sale.zone());
      Optional<byte[]> before = rows.declared(sale.saleNo());
      if (before.isPresent()) {
        return again(rows, sale, digest, before.get());
      }
      MessageMaking.Made made = making.ofSale(who, sale, send, now);
      if (!made.findings().isEmpty()) {
        return new DeclareResult.Invalid(made.findings());
      }
      if (!rows.declare(sale.saleNo(), digest, now)) {
        return again(rows, sale, digest, rows.declared(sale.saleNo()).orElseThrow());
      }
      boolean listWaitsForOthers = made.messages().size() > 1;
      for (NewMessage message : made.messages()) {
        boolean held = listWaitsForOthers && message.kind() == MessageKind.CEB621;
        rows.add(
            message,
            held ? OutboxEntry.State.HELD : OutboxEntry.State.DUE,
            held ? now.plus(listWaits) : now,
            now);
      }
      filled.fire(new OutboxFilled(sale.zone()));
      return new DeclareResult.Queued(made.messages().stream().map(NewMessage::guid).toList());
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping a declaration", e);
    }
  }

  private static DeclareResult again(
      OutboxRows rows, Declaration sale, byte[] digest, byte[] before) throws SQLException {
    return MessageDigest.isEqual(digest, before)
        ? new DeclareResult.Again(
            rows.ofSale(sale.saleNo()).stream().map(OutboxEntry::guid).toList())
        : new DeclareResult.IsOtherwise(sale.saleNo());
  }

  /**
   * Asks customs to cancel the list of that sale. A list that has not left is withdrawn, with all
   * that has not left, and the news say Cancelled.
   */
  @Transactional
  public RequestResult cancel(String zone, String saleNo, String reason, Instant now) {
    try (Connection connection = database.getConnection()) {
      OutboxRows rows = new OutboxRows(connection, zone);
      List<OutboxEntry> entries = rows.ofSale(saleNo);
      Optional<OutboxEntry> list = only(entries, MessageKind.CEB621);
      if (list.isEmpty()) {
        return rows.declared(saleNo).isEmpty()
            ? new RequestResult.NotDeclared(saleNo)
            : new RequestResult.NoListYet("");
      }
      if (list.get().state() == OutboxEntry.State.WITHDRAWN) {
        return new RequestResult.Withdrawn();
      }
      if (list.get().isUnsent()) {
        return withdraw(connection, rows, zone, entries, now);
      }
      if (list.get().listNo().isEmpty()) {
        return new RequestResult.NoListYet(list.get().status());
      }
      List<OutboxEntry> attempts = ofKind(entries, MessageKind.CEB623);
      for (OutboxEntry attempt : attempts) {
        if (attempt.isOpen() || attempt.isGranted()) {
          return new RequestResult.Again(attempt.guid());
        }
      }
      String number = Integer.toString(attempts.size() + 1);
      String guid = MessageIds.guid(zone, saleNo, "CEB623 " + number);
      CebMessage message =
          requests(rows, list.get())
              .cancel(guid, MessageIds.copNo(zone, saleNo, "CEB623 " + number), reason, now);
      return queue(rows, zone, saleNo, message, number, now);
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping a cancellation", e);
    }
  }

  private RequestResult withdraw(
      Connection connection, OutboxRows rows, String zone, List<OutboxEntry> entries, Instant now)
      throws SQLException {
    Decisions decisions = new Decisions(connection, zone, sealing, now);
    for (OutboxEntry entry : entries) {
      rows.withdraw(entry.messageId());
    }
    decisions.withdrawn(entries.get(0).saleNo().orElseThrow());
    happened.fire(new CustomsNewsHappened(zone));
    return new RequestResult.Withdrawn();
  }

  /**
   * Asks customs to let goods of a released list come back.
   *
   * @param returnNo our number of the return, at most 60 characters: the same again does nothing
   */
  @Transactional
  public RequestResult giveBack(
      String zone,
      String saleNo,
      String returnNo,
      List<ReturnedLine> lines,
      String reason,
      Instant now) {
    try (Connection connection = database.getConnection()) {
      OutboxRows rows = new OutboxRows(connection, zone);
      List<OutboxEntry> entries = rows.ofSale(saleNo);
      Optional<OutboxEntry> list = only(entries, MessageKind.CEB621);
      if (list.isEmpty() && rows.declared(saleNo).isEmpty()) {
        return new RequestResult.NotDeclared(saleNo);
      }
      if (list.isEmpty() || !list.get().isGranted()) {
        return new RequestResult.NoListYet(list.map(OutboxEntry::status).orElse(""));
      }
      EarlierReturns earlier =
          new EarlierReturns(rows, ofKind(entries, MessageKind.CEB625), making);
      Optional<RequestResult> before = earlier.sameNumber(returnNo, lines, reason);
      if (before.isPresent()) {
        return before.get();
      }
      ListRequests requests = requests(rows, list.get());
      List<Finding> tooMuch = requests.tooMuch(earlier.with(lines));
      if (!tooMuch.isEmpty()) {
        return new RequestResult.Invalid(tooMuch);
      }
      String what = "CEB625 " + returnNo;
      CebMessage message =
          requests.giveBack(
              MessageIds.guid(zone, saleNo, what),
              MessageIds.copNo(zone, saleNo, what),
              lines,
              reason,
              now);
      return queue(rows, zone, saleNo, message, returnNo, now);
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping a return", e);
    }
  }

  private RequestResult queue(
      OutboxRows rows, String zone, String saleNo, CebMessage message, String number, Instant now)
      throws SQLException {
    MessageMaking.Made made = making.one(Optional.of(saleNo), message, number);
    if (!made.findings().isEmpty()) {
      return new RequestResult.Invalid(made.findings());
    }
    rows.add(made.messages().get(0), OutboxEntry.State.DUE, now, now);
    filled.fire(new OutboxFilled(zone));
    return new RequestResult.Queued(message.guid());
  }

  private ListRequests requests(OutboxRows rows, OutboxEntry list) throws SQLException {
    CebMessage sent = making.reopen(list.guid(), rows.sealed(list.messageId()));
    Optional<String> preNo = Optional.of(list.preNo()).filter(number -> !number.isEmpty());
    return new ListRequests(who, sent.document(), list.listNo(), preNo);
  }

  private static Optional<OutboxEntry> only(List<OutboxEntry> entries, MessageKind kind) {
    return ofKind(entries, kind).stream().findFirst();
  }

  private static List<OutboxEntry> ofKind(List<OutboxEntry> entries, MessageKind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).toList();
  }

  /** What waits since before that time, and why; oldest first. */
  @Transactional
  public List<Hanging> hanging(String zone, Instant before) {
    try (Connection connection = database.getConnection()) {
      return new HangingRows(connection, zone, sealing).before(before);
    } catch (SQLException e) {
      throw CustomsSql.failed("reading what hangs at customs", e);
    }
  }

  /** All that was sent and received about that sale, oldest first. */
  @Transactional
  public List<KeptMessage> messages(String zone, String saleNo) {
    try (Connection connection = database.getConnection()) {
      return new KeptRows(connection, zone, sealing).ofSale(saleNo);
    } catch (SQLException e) {
      throw CustomsSql.failed("reading the messages of a sale", e);
    }
  }
}
