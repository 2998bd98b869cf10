/**
 * Codec of barcode scanners (扫码枪): bytes of a line to scans to symbols, and the conversation with
 * one, pure. Knows {@code bondgate.till} and {@code bondgate.till.device}.
 */
package bondgate.till.barcode;
