package bondgate.server.sale;

/**
 * What a piece of an item weighs as it lies on a scale, with its bottle and its box.
 *
 * @param grossGrams from 1
 * @param toleranceGrams by how much a piece may differ from it, from 0
 */
public record PieceWeight(long grossGrams, long toleranceGrams) {}
