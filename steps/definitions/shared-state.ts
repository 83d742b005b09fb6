import { Then } from '@cucumber/cucumber';
import { descriptorOfShared } from '../questions/further-of';
import type { ConformanceWorld } from '../support/world';
import { otherDescriptor, type Which } from '../vocabulary/places';
import type { SharedAct } from '../vocabulary/shared-acts';

Then(
  '{sharedAct} through the {which} descriptor holds for the {which} one',
  async function (this: ConformanceWorld, act: SharedAct, which: Which, other: Which) {
    if (other !== otherDescriptor(which))
      throw new Error('what holds for the descriptor itself is no question');
    await this.each(async (subject) => {
      const one = descriptorOfShared(this, subject, which);
      await act(this, subject, one, descriptorOfShared(this, subject, other));
    });
  },
);
