/**
 * Codec of barcode scanners (扫码枪): bytes of a line to scans to symbols, pure. Knows {@code
 * bondgate.till} only.
 */
package bondgate.till.barcode;
