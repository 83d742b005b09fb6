/** The features themselves cannot be read as a register of rules. */
export class FeatureDefect extends Error {
  override readonly name = 'FeatureDefect';

  /** @param place file and line of the defect */
  constructor(place: string, defect: string) {
    super(`${place}: ${defect}`);
  }
}
