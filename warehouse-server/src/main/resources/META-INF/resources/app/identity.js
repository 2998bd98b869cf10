// 公民身份号码 (GB 11643-1999): 17 digits, of which eight are a date of birth, and a check character. The
// server has the last word; this only spares the shopper a round trip.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

export function isIdentityNumber(typed) {
  const number = typed.replace(/\s/g, "").toUpperCase();
  if (!/^[1-9]\d{16}[0-9X]$/.test(number)) {
    return false;
  }
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  const born = new Date(Date.UTC(year, month - 1, day));
  if (born.getUTCFullYear() !== year || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) {
    return false;
  }
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return CHECKS[sum % 11] === number[17];
}
