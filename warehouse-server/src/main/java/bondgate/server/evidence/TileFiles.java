package bondgate.server.evidence;

import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.TilePath;
import bondgate.evidence.proof.TreeHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** The log as files, byte for byte as C2SP tlog-tiles has them. */
@ApplicationScoped
class TileFiles {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final LogRows rows;
  private final LogTiles tiles;

  @Inject
  TileFiles(LogRows rows, LogTiles tiles) {
    this.rows = rows;
    this.tiles = tiles;
  }

  /**
   * The bytes of a tile under the committed head.
   *
   * @throws RefusedException if there is no such tile, or it is spelled in another way
   */
  RestResponse<byte[]> tile(String zone, String path, TreeHead head) {
    TilePath tile =
        TilePath.parse(path)
            .orElseThrow(
                () ->
                    missing(
                        "noTilePath",
                        path,
                        "tile/<level>/<index>[.p/<width>] or tile/entries/<index>[.p/<width>]"));
    long there = tile.ofSize(head.size());
    if (tile.index() > there / TilePath.FULL
        || tile.index() * TilePath.FULL + tile.width() > there) {
      throw missing("noSuchTile", path, "a tile of a log of %d entries".formatted(head.size()));
    }
    byte[] bytes = tile.level() == TilePath.ENTRIES ? bundle(zone, tile) : hashes(zone, tile);
    boolean full = tile.width() == TilePath.FULL;
    return RestResponse.ResponseBuilder.ok(bytes)
        .header("Cache-Control", full ? FOR_EVER : "no-store")
        .build();
  }

  private byte[] hashes(String zone, TilePath tile) {
    byte[] bytes =
        tiles
            .tile(zone, tile.level(), tile.index())
            .filter(stored -> stored.hashes().size() >= tile.width())
            .orElseThrow(() -> new DamagedLogException(zone, tile.path() + " is missing"))
            .bytes();
    return Arrays.copyOf(bytes, tile.width() * Hash.LENGTH_BYTES);
  }

  private byte[] bundle(String zone, TilePath tile) {
    long from = tile.index() * TilePath.FULL;
    List<byte[]> leaves = rows.leaves(zone, from, from + tile.width());
    if (leaves.size() != tile.width()) {
      throw new DamagedLogException(zone, "leaf %d is missing".formatted(from + leaves.size()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < leaves.size(); i++) {
      byte[] leaf = leaves.get(i);
      if (leaf.length > EvidenceLog.LONGEST_LEAF) {
        throw missing(
            "entryTooLong",
            "leaf %d of %d bytes".formatted(from + i, leaf.length),
            "at most %d bytes, which is what a bundle can hold"
                .formatted(EvidenceLog.LONGEST_LEAF));
      }
      bytes.write(leaf.length >> 8);
      bytes.write(leaf.length);
      bytes.writeBytes(leaf);
    }
    return bytes.toByteArray();
  }

  private static RefusedException missing(String code, String received, String expected) {
    return RefusedException.notFound(
        code, received, expected, "ask for checkpoint first, and for the tiles of its size");
  }
}
