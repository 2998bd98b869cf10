package bondgate.server.people.officer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The officer's desk over the slices. */
@ApplicationScoped
class SliceDesk implements OfficerDesk {
  private final StripReading strip;
  private final FenceReading fence;
  private final FigureReading figures;
  private final ProofReading proof;

  @Inject
  SliceDesk(StripReading strip, FenceReading fence, FigureReading figures, ProofReading proof) {
    this.strip = strip;
    this.fence = fence;
    this.figures = figures;
    this.proof = proof;
  }

  @Override
  public StripView strip(String zone) {
    return strip.strip(zone);
  }

  @Override
  public FencePage fence(String zone, FenceFilter filter, long before) {
    return fence.page(zone, filter, before);
  }

  @Override
  public List<FenceLine> fenceSince(String zone, FenceFilter filter, long after) {
    return fence.since(zone, filter, after);
  }

  @Override
  public AlarmPage alarms(String zone) {
    return fence.alarms(zone);
  }

  @Override
  public BookPage book(String zone, String bookNo, String item) {
    return figures.book(zone, bookNo, item);
  }

  @Override
  public GuaranteePage guarantee(String zone) {
    return figures.guarantee(zone);
  }

  @Override
  public List<PlotPoint> plot(String zone, Instant from, Instant until) {
    return figures.plot(zone, from, until);
  }

  @Override
  public Optional<ProvePage> prove(String zone, long index) {
    return proof.record(zone, index);
  }
}
