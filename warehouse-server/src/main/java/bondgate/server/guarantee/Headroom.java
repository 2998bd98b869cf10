package bondgate.server.guarantee;

import java.util.List;

/**
 * The guarantee as it stands, in fen: {@code lodged = held + settled + lapsed + headroom}.
 *
 * @param lodgedFen what the instruments say
 * @param heldFen 占用, held against goods
 * @param settledFen 核销, used up by settlement
 * @param lapsedFen what nothing stands on of instruments that expired, or do not count yet
 * @param headroomFen what can still be held
 */
public record Headroom(
    long lodgedFen, long heldFen, long settledFen, long lapsedFen, long headroomFen) {
  /** While every instrument is in force. */
  public Headroom(long lodgedFen, long heldFen, long settledFen, long headroomFen) {
    this(lodgedFen, heldFen, settledFen, 0, headroomFen);
  }

  static Headroom of(List<InstrumentStanding> standings) {
    Headroom sum = new Headroom(0, 0, 0, 0);
    for (InstrumentStanding one : standings) {
      sum =
          new Headroom(
              Math.addExact(sum.lodgedFen, one.lodgedFen()),
              sum.heldFen + one.heldFen(),
              sum.settledFen + one.settledFen(),
              sum.lapsedFen + one.freeFen() - one.headroomFen(),
              sum.headroomFen + one.headroomFen());
    }
    return sum;
  }
}
