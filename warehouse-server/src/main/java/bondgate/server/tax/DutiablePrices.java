package bondgate.server.tax;

import static bondgate.server.tax.TaxStep.figure;

import java.util.ArrayList;
import java.util.List;

/** The dutiable price of each line: freight and insurance belong to it. */
final class DutiablePrices {
  private DutiablePrices() {}

  static List<DutiableLine> of(QuoteRequest request, RemainderTo remainderTo) {
    List<Long> values =
        request.lines().stream()
            .map(line -> Math.multiplyExact(line.unitPriceFen(), line.quantity()))
            .toList();
    long goodsFen = values.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    List<Long> freight = Division.of(request.freightFen(), values, remainderTo);
    List<Long> insurance = Division.of(request.insuranceFen(), values, remainderTo);
    List<DutiableLine> lines = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      lines.add(
          new DutiableLine(
              i + 1,
              request.lines().get(i),
              values.get(i),
              freight.get(i),
              insurance.get(i),
              steps(request, i, goodsFen, values.get(i), freight.get(i), insurance.get(i))));
    }
    return lines;
  }

  private static List<TaxStep> steps(
      QuoteRequest request, int i, long allFen, long goodsFen, long freightFen, long insureFen) {
    QuoteLine line = request.lines().get(i);
    return List.of(
        TaxStep.of(
            StepName.GOODS_VALUE,
            Ratio.of(goodsFen),
            figure(FigureName.UNIT_PRICE, line.unitPriceFen()),
            figure(FigureName.QUANTITY, line.quantity())),
        part(StepName.FREIGHT_SHARE, FigureName.FREIGHT, request.freightFen(), freightFen)
            .with(goodsFen, allFen),
        part(StepName.INSURANCE_SHARE, FigureName.INSURANCE, request.insuranceFen(), insureFen)
            .with(goodsFen, allFen),
        TaxStep.of(
            StepName.DUTIABLE_PRICE,
            Ratio.of(goodsFen + freightFen + insureFen),
            figure(FigureName.LINE_VALUE, goodsFen),
            figure(FigureName.FREIGHT_PART, freightFen),
            figure(FigureName.INSURANCE_PART, insureFen)));
  }

  private static Part part(StepName name, FigureName amount, long amountFen, long partFen) {
    return new Part(name, amount, amountFen, partFen);
  }

  private record Part(StepName name, FigureName amount, long amountFen, long partFen) {
    TaxStep with(long goodsFen, long allFen) {
      Ratio exact =
          allFen == 0
              ? Ratio.of(partFen)
              : Ratio.of(amountFen).times(Ratio.of(goodsFen)).dividedBy(Ratio.of(allFen));
      return TaxStep.rounding(
          name,
          exact,
          partFen,
          figure(amount, amountFen),
          figure(FigureName.LINE_VALUE, goodsFen),
          figure(FigureName.GOODS_VALUE, allFen));
    }
  }
}
