package bondgate.evidence.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The records of an export that were shown to be in the log, by their place in their device's
 * sequence. Holds a hash or two for each, not the records.
 */
final class ExportRecords {
  private final String zone;
  private final Map<Place, Known> known = new HashMap<>();
  private final Map<Long, Place> places = new HashMap<>();
  private final Set<Place> signed = new HashSet<>();

  ExportRecords(String zone) {
    this.zone = zone;
  }

  /** Adds a leaf that was proven. */
  void add(long index, byte[] leaf) throws ExportFaultException, MalformedProofException {
    Map<String, String> fields = JsonText.fields(leaf);
    String member = "leaves/" + index;
    String device = fields.getOrDefault("device", "");
    long epoch = Decimal.parse("the epoch", fields.getOrDefault("epoch", ""));
    long seq = Decimal.parse("the number", fields.getOrDefault("seq", ""));
    if (!zone.equals(fields.get("zone"))) {
      throw new ExportFaultException(
          member, "is of zone '%s', the log of '%s'".formatted(fields.get("zone"), zone));
    }
    Place place = new Place(device, epoch, seq);
    String hash = Hash.of(MerkleTree.sha256().digest(leaf)).hex();
    Known record = new Known(index, fields.getOrDefault("previous", ""), hash);
    if (places.put(index, place) != null || known.put(place, record) != null) {
      throw new ExportFaultException(member, "%s is there twice".formatted(place));
    }
  }

  /** Whether a leaf of that index was proven. */
  boolean has(long index) {
    return places.containsKey(index);
  }

  /** How many there are. */
  long count() {
    return known.size();
  }

  /**
   * Checks that no record of a range is missing, and that each names the hash of the one before.
   *
   * @return the hash of the last one
   */
  String chain(String member, String device, long epoch, long first, long last)
      throws ExportFaultException {
    if (first < 1 || first > last) {
      throw new ExportFaultException(member, "no range goes from %d to %d".formatted(first, last));
    }
    String before = null;
    for (long seq = first; seq <= last; seq++) {
      Known record = known.get(new Place(device, epoch, seq));
      if (record == null) {
        throw new ExportFaultException(
            member,
            "record %d of %s in epoch %d is missing; %d to %d are claimed"
                .formatted(seq, device, epoch, first, last));
      }
      if (before != null && !before.equals(record.previous)) {
        throw new ExportFaultException(
            member,
            "record %d of %s does not follow record %d: it names hash %s, that one has %s"
                .formatted(seq, device, seq - 1, record.previous, before));
      }
      before = record.hash;
    }
    return before;
  }

  /** Notes that a device's signature covers that range. */
  void markSigned(String device, long epoch, long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      signed.add(new Place(device, epoch, seq));
    }
  }

  /** How many records no signature covers. */
  long unsigned() {
    return (long) known.size() - signed.size();
  }

  /** The hash that the record of that place states for the one before it. */
  String previousOf(String device, long epoch, long seq) {
    return known.get(new Place(device, epoch, seq)).previous;
  }

  private record Place(String device, long epoch, long seq) {
    @Override
    public String toString() {
      return "record %d of %s in epoch %d".formatted(seq, device, epoch);
    }
  }

  private record Known(long index, String previous, String hash) {}
}
