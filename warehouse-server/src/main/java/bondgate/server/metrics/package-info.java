/**
 * What Prometheus reads at {@code /q/metrics} about the zone 区域: how much there is and what waits.
 * Names carry their unit, labels have few values, and none names a person, a tag, an order or a
 * device. What happened stands in the evidence log, not here.
 */
package bondgate.server.metrics;
