package bondgate.server.people.staff;

import bondgate.events.Direction;
import bondgate.server.access.Role;
import bondgate.server.book.BookRow;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.OpenPermit;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import bondgate.server.guarantee.GuaranteeLevel;
import bondgate.server.guarantee.Headroom;
import bondgate.server.proposal.Proposal;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The read API's answers as they are spelled in JSON: our own types may change their names without
 * anybody who reads these noticing. Times are ISO 8601 in UTC, money is in fen.
 */
final class ZoneViews {
  private ZoneViews() {}

  /** A tag, its item, where it is, and what it waits for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Tag(String epc, String item, Place place, WaitingPermit openPermit) {
    static Tag of(TaggedPiece piece, Place place, OpenPermit permit) {
      return new Tag(
          piece.epc(),
          piece.item(),
          place,
          permit == null
              ? null
              : new WaitingPermit(permit.portal(), permit.direction(), permit.document()));
    }
  }

  /** Through which opening it may go, and by which document. */
  record WaitingPermit(String portal, Direction direction, String document) {}

  /** What the book says of an item at a place, in pieces. */
  record BookLine(String item, Place place, long posted, long pendingIn, long pendingOut) {
    static BookLine of(BookRow row) {
      return new BookLine(row.item(), row.place(), row.posted(), row.pendingIn(), row.pendingOut());
    }
  }

  /** The guarantee, in fen, and how much of it is used. */
  record Guarantee(
      long lodgedFen,
      long heldFen,
      long settledFen,
      long lapsedFen,
      long headroomFen,
      GuaranteeLevel level) {
    static Guarantee of(Headroom now, GuaranteeLevel level) {
      return new Guarantee(
          now.lodgedFen(),
          now.heldFen(),
          now.settledFen(),
          now.lapsedFen(),
          now.headroomFen(),
          level);
    }
  }

  /** The guarantee after one of its entries. */
  record GuaranteePoint(Instant at, long lodgedFen, long heldFen, long headroomFen) {}

  /** A line of the fence log; fields that its kind does not have are left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FenceLogLine(
      long leafIndex,
      String device,
      long epoch,
      long seq,
      Instant seenAt,
      Instant recordedAt,
      Instant committedAt,
      String kind,
      String reader,
      String portal,
      String epc,
      String item,
      String direction,
      Integer confidencePermille,
      String edgeDecision,
      String verdict,
      String document,
      String from,
      String to,
      String detail) {
    static FenceLogLine of(FenceEntry entry) {
      return new FenceLogLine(
          entry.leafIndex(),
          entry.device(),
          entry.epoch(),
          entry.seq(),
          entry.seenAt(),
          entry.recordedAt(),
          entry.committedAt(),
          entry.kind(),
          entry.reader(),
          entry.portal(),
          entry.epc(),
          entry.item(),
          entry.direction(),
          entry.confidencePermille(),
          entry.edgeDecision(),
          entry.verdict(),
          entry.document(),
          entry.from(),
          entry.to(),
          entry.detail());
    }
  }

  /** An alarm; what is not so yet is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AlarmLine(
      long alarmId,
      boolean open,
      String portal,
      String epc,
      String item,
      Instant seenAt,
      Instant committedAt,
      String edgeReason,
      Long edgeLeaf,
      String verdict,
      Long verdictLeaf,
      int facts,
      String device,
      String trouble,
      String detail,
      String gatePass,
      Long mendedLeaf,
      String outcome,
      String acknowledgedBy,
      Instant acknowledgedAt) {
    static AlarmLine of(Alarm alarm) {
      return new AlarmLine(
          alarm.id(),
          alarm.open(),
          alarm.portal(),
          alarm.epc(),
          alarm.item(),
          alarm.seenAt(),
          alarm.committedAt(),
          alarm.edgeReason(),
          alarm.edgeLeaf(),
          alarm.verdict(),
          alarm.verdictLeaf(),
          alarm.facts(),
          alarm.device(),
          alarm.trouble(),
          alarm.detail(),
          alarm.gatePass(),
          alarm.mendedLeaf(),
          alarm.outcome(),
          alarm.acknowledgedBy(),
          alarm.acknowledgedAt());
    }
  }

  /** How a zone stands. */
  record Status(long permitsVersion, long treeSize, List<DeviceLine> devices) {}

  /** How an edge agent stands. */
  record DeviceLine(String device, long epoch, long lastSeq, boolean online) {}

  /** What became of an act. */
  record ActDone(String status, long leafIndex, long permitsVersion) {}

  /** An act that waits for a second person, and as what he may approve it until when. */
  record ActWaits(
      String status, String proposal, String contentSha256, List<String> approvers, Instant until) {
    static ActWaits of(Proposal one) {
      return new ActWaits(
          "waits",
          one.id(),
          one.sha256(),
          one.approvers().stream().map(Role::id).sorted().toList(),
          one.until());
    }
  }

  /** Why an act, or a question, was not taken. */
  record Refusal(String status, String code, String received, String expected, String todo) {
    static Refusal of(String code, String received, String expected, String todo) {
      return new Refusal("refused", code, received, expected, todo);
    }
  }
}
