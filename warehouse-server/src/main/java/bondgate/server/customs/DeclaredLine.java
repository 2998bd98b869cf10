package bondgate.server.customs;

import java.util.Optional;

/**
 * A line of an order and of its inventory list; its number (gnum) is its place, from 1.
 *
 * @param itemNo the seller's number of the goods (SKU), at most 20 characters
 * @param recordNo 账册备案料号, its number in the account book, at most 30 characters
 * @param hsCode 海关商品编码, ten digits
 * @param name Chinese name, at most 250 characters
 * @param model 规格型号, at most 510 characters
 * @param barCode empty: 无 is written
 * @param originCountry 原产国, three digits of customs' table
 * @param quantity how much is sold
 * @param legal the same in the first legal unit 法定数量
 * @param second the same in the second legal unit, where the goods have one
 * @param priceFen price of one unit, in fen; 0 for a gift
 */
public record DeclaredLine(
    String itemNo,
    String recordNo,
    String hsCode,
    String name,
    String model,
    Optional<String> barCode,
    String originCountry,
    DeclaredQuantity quantity,
    DeclaredQuantity legal,
    Optional<DeclaredQuantity> second,
    long priceFen) {}
