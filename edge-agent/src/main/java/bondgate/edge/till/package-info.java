/**
 * 无人收银 at the edge: what lies on a till's tray, as facts for the outbox, and the card reader,
 * printer and scanner that the kiosk's browser on this machine may use. Knows outbox and settings.
 */
package bondgate.edge.till;
